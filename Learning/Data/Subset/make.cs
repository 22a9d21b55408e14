#:project ../../Judba.Learning.csproj
#:property NoWarn=MA0048
// Makes the embedded subset from the whole of Fashion-MNIST:
//   dotnet run Learning/Data/Subset/make.cs -- /usr/share/datasets/fashion-mnist Learning/Data/Subset
using Judba.Learning;

const int TrainPerClass = 400;
const int TestPerClass = 100;
var whole = IdxFolder.Read(args[0]);
IdxFolder.Write(args[1], whole with { Train = whole.Train.Balanced(TrainPerClass), Test = whole.Test.Balanced(TestPerClass) });
